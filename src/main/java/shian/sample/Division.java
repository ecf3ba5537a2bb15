package shian.sample;

/** The ten reporting units, in the official order of the department's tables. */
enum Division {
    XINCHENG("150102", "新城区", "新城", 699_672),
    HUIMIN("150103", "回民区", "回民", 430_000),
    YUQUAN("150104", "玉泉区", "玉泉", 530_000),
    SAIHAN("150105", "赛罕区", "赛罕", 930_000),
    TUMED_LEFT("150121", "土默特左旗", "土左", 263_131),
    TOGTOH("150122", "托克托县", "托县", 175_600),
    HORINGER("150123", "和林格尔县", "和林", 148_500),
    QINGSHUIHE("150124", "清水河县", "清水河", 82_080),
    WUCHUAN("150125", "武川县", "武川", 95_031),
    DEVELOPMENT_ZONE("150172", "经济技术开发区", "经开区", 92_086);

    static final String CITY_CODE = "150100";
    static final String CITY_NAME = "呼和浩特市";
    /** What the city offices do themselves, which belongs to no division. */
    static final String CITY_LEVEL = "市本级";

    private final String code;
    private final String title;
    private final String shortTitle;
    private final int residents;

    Division(String code, String title, String shortTitle, int residents) {
        this.code = code;
        this.title = title;
        this.shortTitle = shortTitle;
        this.residents = residents;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** The name used in the department's own summaries. */
    String shortTitle() {
        return shortTitle;
    }

    /** Residents of 2020: the census where it is known, else a placeholder that adds up with it. */
    int residents() {
        return residents;
    }

    boolean isUrban() {
        return code.compareTo("150110") < 0 || this == DEVELOPMENT_ZONE;
    }
}
