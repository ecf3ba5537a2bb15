package shian.content;

/** Fuzzing of whole files of any kind, workbooks old and new and zips above all: read, or refused in words. */
public final class WorkbookFuzz {

    private WorkbookFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        FuzzedContent.read(data, (document, part, rows) -> {
            // that it came to this is what is asked
        });
    }
}
