package shian;

/** Those who watch over food and those who complain: complaints, staff, stations, coordinators. */
class PeopleRulesTest extends RuleCases {

    PeopleRulesTest() {
        super("people");
    }
}
