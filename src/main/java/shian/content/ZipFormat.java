package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shian.message.Message;

/**
 * A zip: each file in it is a document of its own, a zip in a zip excepted. What is asked for is unpacked into a temporary
 * file without a name of the sender's choosing; one at a time is kept.
 */
final class ZipFormat implements Format {

    private final ZipContent zip;
    private final Expectation expectation;
    private final Limits limits;
    private String opened;
    private Path unpacked;
    private Format inner;

    ZipFormat(ZipContent zip, Expectation expectation, Limits limits) {
        this.zip = zip;
        this.expectation = expectation;
        this.limits = limits;
    }

    @Override
    public List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String entry : zip.names()) {
            if (isLitter(entry)) {
                continue;
            }
            try {
                for (Part part : inner(entry).parts()) {
                    parts.add(new Part(entry, part.sheet(), part.state()));
                }
            } catch (UnreadableException e) {
                // one file that cannot be read is no reason to refuse its neighbours: asking for its rows says why
                parts.add(new Part(entry, "", Part.State.VISIBLE));
            }
        }
        if (parts.isEmpty()) {
            throw new UnreadableException(Message.of("content.zip-empty"));
        }
        return parts;
    }

    /** What systems and editors leave behind in a zip. */
    private static boolean isLitter(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        return entry.startsWith("__MACOSX/") || name.startsWith(".") || name.startsWith("~$") || name.equals("Thumbs.db");
    }

    @Override
    public Rows rows(Part part) throws IOException {
        Format format = inner(part.entry());
        Part within = format.parts().stream().filter(p -> p.sheet().equals(part.sheet())).findFirst()
                .orElseThrow(() -> new UnreadableException(Message.of("content.part-gone", part.name())));
        return format.rows(within);
    }

    @Override
    public Optional<TextLayout> layout(Part part) throws IOException {
        return inner(part.entry()).layout(Part.WHOLE);
    }

    private Format inner(String entry) throws IOException {
        if (entry.equals(opened)) {
            return inner;
        }
        forget();
        Path file = limits.temporary().create();
        try {
            try (InputStream in = zip.open(entry); OutputStream out = limits.temporary().bounded(Files.newOutputStream(file), entry)) {
                in.transferTo(out);
            }
            inner = Document.format(file, expectation, limits, false);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        unpacked = file;
        opened = entry;
        return inner;
    }

    private void forget() throws IOException {
        if (opened != null) {
            opened = null;
            try {
                inner.close();
            } finally {
                Files.deleteIfExists(unpacked);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            forget();
        } finally {
            zip.close();
        }
    }
}
