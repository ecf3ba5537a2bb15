package shian.sample;

/**
 * A sampling detail that a division hands in.
 *
 * @param name the file's name
 * @param current whether it is the delivery that counts for its months
 * @param manifest what its manifest says, or null if it has none
 */
record SamplingDelivery(
        Division division, Period period, int version, String name, Alteration alteration, boolean current,
        Manifest manifest) {

    static SamplingDelivery plain(Division division, Period period) {
        return new SamplingDelivery(
                division, period, 1, name(division, period, 1), Alteration.none(), true, null);
    }

    static String name(Division division, Period period, int version) {
        return "SCJG_CYJC_" + division.code() + "_" + period.text() + "_MX_V0" + version + ".csv";
    }

    SamplingDelivery named(String otherName) {
        return new SamplingDelivery(division, period, version, otherName, alteration, current, manifest);
    }

    SamplingDelivery altered(Alteration other) {
        return new SamplingDelivery(division, period, version, name, other, current, manifest);
    }

    /** Kept, but not what counts: superseded by another or refused. */
    SamplingDelivery notCurrent() {
        return new SamplingDelivery(division, period, version, name, alteration, false, manifest);
    }

    SamplingDelivery second() {
        return new SamplingDelivery(division, period, 2, name(division, period, 2), alteration, current, manifest);
    }

    SamplingDelivery with(Manifest itsManifest) {
        return new SamplingDelivery(division, period, version, name, alteration, current, itsManifest);
    }

    String reporter() {
        return division.title() + "市场监督管理局";
    }
}
