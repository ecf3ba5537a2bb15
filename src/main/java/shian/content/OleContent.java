package shian.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import shian.message.Message;

/** A file of files in one, as Office wrote until 2003 and as it packs what it encrypts. */
final class OleContent {

    private OleContent() {
    }

    static Format open(Path file, Limits limits) throws IOException {
        FileChannel channel = FileChannel.open(file);
        POIFSFileSystem files;
        try {
            files = new POIFSFileSystem(channel, true);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw ZipContent.damaged(e);
        }
        try {
            return open(files, limits);
        } catch (EncryptedDocumentException e) {
            files.close();
            throw new UnreadableException(Message.of("content.encrypted"));
        } catch (UnreadableException | IOException e) {
            files.close();
            throw e;
        } catch (RuntimeException e) {
            files.close();
            throw limits.deadline().isStopped(e) ? e : ZipContent.damaged(e);
        }
    }

    private static Format open(POIFSFileSystem files, Limits limits) throws IOException {
        DirectoryNode root = files.getRoot();
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            return DecryptedWorkbook.open(files, limits);
        }
        String stream = XlsFormat.stream(root).orElseThrow(() -> kind(root).refused());
        try {
            return XlsFormat.open(files, stream, limits);
        } catch (IOException e) {
            throw ZipContent.damaged(e);
        }
    }

    private static Kind kind(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive("Book")) {
            return Kind.EXCEL_95;
        }
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            return Kind.WORD;
        }
        if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
            return Kind.POWERPOINT;
        }
        return root.hasEntryCaseInsensitive("__properties_version1.0") ? Kind.EMAIL : Kind.OLE_OTHER;
    }
}
