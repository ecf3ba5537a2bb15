package shian.content;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A content opened as what its bytes say it is. */
interface Format extends Closeable {

    List<Part> parts() throws IOException;

    /** How the text of a part is written; empty if it is no text with separated values. */
    default Optional<TextLayout> layout(Part part) throws IOException {
        return Optional.empty();
    }

    /** The rows of one of the parts. */
    Rows rows(Part part) throws IOException;
}
