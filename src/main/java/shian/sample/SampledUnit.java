package shian.sample;

/** An invented firm at which batches are taken; the credit code of a small one is {@code /}. */
record SampledUnit(String name, String address, String area, String place, String creditCode, String licence) {
}
