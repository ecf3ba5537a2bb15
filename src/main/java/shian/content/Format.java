package shian.content;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A content opened as what its bytes say it is. */
interface Format extends Closeable {

    List<Part> parts() throws IOException;

    /** The rows of one of the parts. */
    Rows rows(Part part) throws IOException;
}
