package shian.content;

import java.nio.charset.Charset;

/**
 * How a text with separated values is written.
 *
 * @param mark      whether a byte order mark stands before the text
 * @param delimiter what stands between cells
 * @param lineEnd   LF, CRLF or CR
 */
public record TextLayout(Charset charset, boolean mark, char delimiter, String lineEnd) {
}
