package shian;

/** What indicators count: whom and what their definitions name, and nothing beside it. */
class MeaningRulesTest extends RuleCases {

    MeaningRulesTest() {
        super("meaning");
    }
}
