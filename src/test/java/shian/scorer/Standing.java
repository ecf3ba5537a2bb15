package shian.scorer;

/**
 * How an indicator stands in one reading of it, as the view says.
 *
 * @param judged whether the reading is held against a target
 */
record Standing(String indicator, String indicatorClass, boolean judged, String status, boolean disputed, boolean canFlip) {
}
