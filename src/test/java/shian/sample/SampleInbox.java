package shian.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An inbox that was written, as the tests ask about it. */
record SampleInbox(Path directory) {

    /** The one in the checkout, which is what {@link SampleCity} writes: SampleCityTest compares every byte. */
    static final SampleInbox KEPT = new SampleInbox(Path.of("sample-data/inbox"));

    /** The details that count: neither the revised, nor the refused, nor the shorter cumulative one. */
    List<WrittenFile> countedDetails() {
        return allDetails().stream()
                .filter(file -> !file.name().equals("SCJG_CYJC_150105_202106_MX_V01.csv"))
                .filter(file -> !file.name().equals("SCJG_CYJC_150104_202205_MX_V02.csv"))
                .filter(file -> !file.name().equals("SCJG_CYJC_150123_202201-202203_MX_V01.csv"))
                .toList();
    }

    List<WrittenFile> allDetails() {
        return names("market-regulation").stream()
                .filter(name -> name.matches("SCJG_CYJC_.*_MX_V0\\d\\.csv|.*明细表\\.csv"))
                .map(this::detail)
                .toList();
    }

    WrittenFile detail(String name) {
        return read("market-regulation/" + name, "序号");
    }

    /** Approved rows of the details that count; the bad rows and copies of one file left out. */
    List<Map<String, String>> countedRows() {
        return goodRows().stream().filter(row -> row.get("数据状态").equals("已批准")).toList();
    }

    List<Map<String, String>> goodRows() {
        return countedDetails().stream()
                .flatMap(file -> file.rows().stream().distinct())
                .filter(row -> !row.get("报告书编号").contains("9000000"))
                .toList();
    }

    WrittenFile read(String path, String firstColumn) {
        try {
            return WrittenFile.read(directory.resolve(path), firstColumn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names(String folder) {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths of all files, relative to the inbox. */
    List<String> paths() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
