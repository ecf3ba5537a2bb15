package shian;

/** The first command of the README over the sample city, carried out once for all tests that look at what it left. */
final class SampleNight {

    static final City CITY = City.of(SampleNight.class);
    static final City.Result FIRST = again();

    private SampleNight() {
    }

    static City.Result again() {
        return CITY.shian("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06");
    }
}
