package shian.operate;

import java.util.List;
import shian.message.Message;

/**
 * What a verb did or would do.
 *
 * @param said   in words, one line each
 * @param values values of the current edition that could move
 */
public record Preview(List<Message> said, Listing values) {
}
