package shian.sample;

/** Where in the chain a batch was sampled. */
enum Link {
    PRODUCTION("生产"),
    CIRCULATION("流通"),
    CATERING("餐饮");

    private final String title;

    Link(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
