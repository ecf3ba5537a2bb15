package shian.content;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import shian.message.Message;

/** The rows of a part of a document, one after the other. */
public interface Rows extends AutoCloseable {

    /**
     * The next row; null after the last.
     *
     * @throws UnreadableException if the content is damaged, or larger than a limit
     */
    Row next() throws IOException;

    /** The character encoding of a text; {@code XLSX} or {@code XLS} of a workbook, which has none to choose. */
    String encoding();

    /** Whether separators stand between the cells of a row, so that one too many makes another cell. */
    default boolean isSeparated() {
        return false;
    }

    /** What is odd about the rows read so far and does not stand in the way. */
    default List<Message> remarks() {
        return List.of();
    }

    /** Indexes of the columns that a person does not see, from 0; known once the first row is read. */
    default Set<Integer> hiddenColumns() {
        return Set.of();
    }

    @Override
    void close() throws IOException;
}
