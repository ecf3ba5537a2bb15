package shian.sample;

/**
 * A line of the budget; amounts in yuan.
 *
 * @param holder the title of a division or of the city's own level
 */
record BudgetLine(
        int year, String holder, String unit, String functionCode, String function, String project, String source,
        long initial, long adjusted, boolean foodSafety) {

    static final String TRANSFER_TO_COUNTIES = "市对下转移支付";

    /** Whether another budget has the same money again, as lines of its own. */
    boolean isPassedOn() {
        return source.equals(TRANSFER_TO_COUNTIES);
    }

    String level() {
        return holder.equals(Division.CITY_LEVEL) ? Division.CITY_LEVEL : "旗县区";
    }
}
