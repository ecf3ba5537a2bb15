package shian.receive;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.content.TemporaryFiles;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.FailureMessage;
import shian.work.StopRequested;

/** A boundary around a file: a defect of the program that it meets is reported with its name, and the other files go on. */
final class Boundary {

    private static final Logger LOG = LoggerFactory.getLogger(Boundary.class);

    private Boundary() {
    }

    /**
     * What a file was found to hold.
     *
     * @param defect the defect that kept it from being recognised
     */
    record Within(Findings findings, Optional<Message> defect) {
    }

    /** Looks at what a file holds. */
    @FunctionalInterface
    interface Look {
        Findings findings() throws IOException;
    }

    /**
     * What a look finds; an unrecognised file if it ends with a defect.
     *
     * @throws TemporaryFiles.FullException if there is no room to unpack it for the moment
     */
    static Within around(String path, Look look) throws TemporaryFiles.FullException {
        try {
            return new Within(look.findings(), Optional.empty());
        } catch (TemporaryFiles.FullException e) {
            throw e;
        } catch (IOException e) {
            throw ShianException.surroundings(e, "receive.interrupted", path, e.toString());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            Message defect = of(path, e);
            return new Within(Findings.unrecognised(defect), Optional.of(defect));
        }
    }

    /**
     * What to say of a file that met a defect.
     *
     * @throws RuntimeException the one given, if it is about the run or the database and not about the file
     */
    static Message of(String path, Throwable failure) {
        if (failure instanceof StopRequested || failure instanceof ShianException) {
            throw (RuntimeException) failure;
        }
        Message message = FailureMessage.of(failure);
        if (failure instanceof RuntimeException runtime && FailureMessage.isOfSurroundings(message)) {
            throw runtime;
        }
        LOG.error("{} is not received", path, failure);
        return Message.of("receive.defect", failure.getClass().getSimpleName(), String.valueOf(failure.getMessage())).at(path);
    }
}
