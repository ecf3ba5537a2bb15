package shian;

/** Where things come from: land, produce, slaughter, grain, cases of disease; science funds. */
class LandAndOriginRulesTest extends RuleCases {

    LandAndOriginRulesTest() {
        super("land-and-origin");
    }
}
