package shian;

/** What the review saw, and what holds the files of all departments together: sums, years, calendar, numbers. */
class ReviewRulesTest extends RuleCases {

    ReviewRulesTest() {
        super("review");
    }
}
