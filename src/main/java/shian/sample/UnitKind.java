package shian.sample;

/** The kinds of food units, how many there are at the end of the sample, and how they are numbered. */
enum UnitKind {
    /** F027. */
    PRODUCER("食品生产企业", 638, "SC", 100_000),
    /** F028. */
    WORKSHOP("小作坊", 930, "ZF", 400_000),
    /** F029. */
    SELLER("食品销售经营者", 20_418, "JY", 200_000),
    /** F030. */
    MARKET("批发市场开办者", 8, "PF", 450_000),
    /** F031. */
    CATERER("餐饮服务经营者", 6_356, "JY", 300_000),
    /** F032. */
    SCHOOL_CANTEEN("学校食堂", 581, "JY", 500_000),
    /** What the report does not list; with the others the number is near F026 (assumed). */
    STAFF_CANTEEN("单位食堂", 1_105, "JY", 550_000),
    SMALL_CATERER("小餐饮店", 5_020, "XCY", 600_000),
    SMALL_SHOP("小食杂店", 3_940, "XSZ", 700_000),
    STALL("食品摊贩", 880, "TF", 800_000);

    private final String title;
    private final int count;
    private final String letters;
    private final int firstNumber;

    UnitKind(String title, int count, String letters, int firstNumber) {
        this.title = title;
        this.count = count;
        this.letters = letters;
        this.firstNumber = firstNumber;
    }

    String title() {
        return title;
    }

    int count() {
        return count;
    }

    /** The code of a unit of a division, as that of the firms at which batches are taken. */
    String creditCode(Division division, int number) {
        return CheckDigit.creditCode((this == PRODUCER ? "91" : "92") + division.code(), firstNumber + number);
    }

    String licence(Division division, int number) {
        String digits = switch (this) {
            case PRODUCER -> "101" + division.code() + (1_000 + number);
            case SELLER -> "1" + division.code() + (100_000 + number);
            case CATERER -> "2" + division.code() + (100_000 + number);
            case SCHOOL_CANTEEN -> "3" + division.code() + (100_000 + number);
            case STAFF_CANTEEN -> "3" + division.code() + (200_000 + number);
            default -> division.code() + (10_000 + number);
        };
        return letters + digits + CheckDigit.ofLicence(digits);
    }
}
