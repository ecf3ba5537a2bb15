package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** ST01: residents by division, and the register of divisions. */
final class PopulationFeed {

    private static final List<String> RESIDENTS_HEADER = List.of("区划代码", "名称", "年度", "常住人口(人)", "口径", "来源");
    private static final List<String> REGISTER_HEADER =
            List.of("区划代码", "名称", "级别", "上级代码", "启用日期", "停用日期", "原代码");
    private static final String PLACEHOLDER = "示例占位";

    void writeTo(Path directory) throws IOException {
        writeResidents(directory, 2020, "普查", "第七次全国人口普查", FileEncoding.UTF_8_BOM);
        writeResidents(directory, 2021, "年末推算", "年末常住人口推算", FileEncoding.UTF_8);
        for (int year = 2020; year <= 2022; year++) {
            writeRegister(directory, year);
        }
    }

    private static void writeResidents(Path directory, int year, String basis, String source, FileEncoding encoding)
            throws IOException {
        long total = PublishedTotals.ofYear(PublishedTotals.RESIDENTS, year);
        long[] residents = Apportionment.split(
                total, Arrays.stream(Division.values()).mapToDouble(Division::residents).toArray());
        Path path = directory.resolve("TJ_RK_" + Division.CITY_CODE + "_" + year + "_QC_V01.csv");
        try (SampleFile file = new SampleFile(path, encoding, RESIDENTS_HEADER.size())) {
            file.line(RESIDENTS_HEADER);
            for (Division division : Division.values()) {
                boolean published = division == Division.XINCHENG && year == 2020;
                file.row(List.of(division.code(), division.title(), "" + year, "" + residents[division.ordinal()], basis,
                        published ? source : PLACEHOLDER));
            }
            file.row(List.of(Division.CITY_CODE, Division.CITY_NAME, "" + year, "" + total, basis, source));
        }
    }

    private static void writeRegister(Path directory, int year) throws IOException {
        Path path = directory.resolve("TJ_QH_" + Division.CITY_CODE + "_" + year + "_QC_V01.csv");
        try (SampleFile file = new SampleFile(path, FileEncoding.UTF_8, REGISTER_HEADER.size())) {
            file.line(REGISTER_HEADER);
            file.row(List.of(Division.CITY_CODE, Division.CITY_NAME, "地级", "150000", "1981-01-01", "", ""));
            for (Division division : Division.values()) {
                file.row(List.of(
                        division.code(),
                        division.title(),
                        division == Division.DEVELOPMENT_ZONE ? "功能区" : "县级",
                        Division.CITY_CODE,
                        validFrom(division),
                        "",
                        predecessor(division)));
            }
        }
    }

    /** The known changes of the code table; the other dates are invented. */
    private static String validFrom(Division division) {
        return switch (division) {
            case SAIHAN -> "2000-05-14";
            case HORINGER, QINGSHUIHE -> "1995-11-21";
            case WUCHUAN -> "1996-05-18";
            case DEVELOPMENT_ZONE -> "2000-07-01";
            default -> "1981-01-01";
        };
    }

    private static String predecessor(Division division) {
        return switch (division) {
            case SAIHAN -> "150105";
            case HORINGER -> "152622";
            case QINGSHUIHE -> "152623";
            case WUCHUAN -> "152621";
            default -> "";
        };
    }
}
