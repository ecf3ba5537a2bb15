package shian.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The budget lines of a year: food safety lines add up to the published funds, what is passed on left out. */
final class Budget {

    private static final Set<Division> SUBSIDISED =
            EnumSet.of(Division.TOGTOH, Division.HORINGER, Division.QINGSHUIHE, Division.WUCHUAN);
    private static final double CITY_SHARE = 0.35;

    private record Project(
            String office, String functionCode, String function, String title, String source, double weight) {
    }

    private static final List<Project> FOOD_SAFETY = List.of(
            new Project("市场监督管理局", "2013816", "食品安全监管", "食品安全抽检监测", "本级", 0.45),
            new Project("市场监督管理局", "2013816", "食品安全监管", "食品安全监管执法", "自治区转移支付", 0.17),
            new Project("农牧局", "2130109", "农产品质量安全", "农畜产品质量安全监测", "中央转移支付", 0.22),
            new Project("卫生健康委员会", "2100408", "基本公共卫生服务", "食品安全风险监测", "本级", 0.16));
    private static final Project SUBSIDY =
            new Project("市场监督管理局", "2013816", "食品安全监管", "市补食品抽检", "本级", 0.12);
    private static final List<Project> OTHER = List.of(
            new Project("市场监督管理局", "2013804", "市场主体管理", "登记注册窗口", "本级", 0.2),
            new Project("农牧局", "2130108", "病虫害控制", "动物防疫", "自治区转移支付", 0.3));

    private final Seed seed;

    Budget(Seed seed) {
        this.seed = seed;
    }

    /** The city's own lines, then the divisions'. */
    List<BudgetLine> lines(int year) {
        Random random = seed.stream("budget " + year);
        long[] shares = Apportionment.split(
                PublishedTotals.ofYear(PublishedTotals.FOOD_SAFETY_FUNDS, year), holderWeights(random));
        List<BudgetLine> ofDivisions = new ArrayList<>();
        List<BudgetLine> ofCity = new ArrayList<>();
        addProjects(ofCity, year, Division.CITY_LEVEL, Division.CITY_NAME, FOOD_SAFETY, shares[0], random);
        for (Division division : Division.values()) {
            List<Project> projects = new ArrayList<>(FOOD_SAFETY);
            if (SUBSIDISED.contains(division)) {
                projects.add(SUBSIDY);
            }
            long share = shares[division.ordinal() + 1];
            addProjects(ofDivisions, year, division.title(), division.title(), projects, share, random);
        }
        for (BudgetLine line : ofDivisions) {
            if (line.project().equals(SUBSIDY.title)) {
                ofCity.add(passedOn(line));
            }
        }
        ofCity.addAll(ofDivisions);
        return ofCity;
    }

    private static double[] holderWeights(Random random) {
        double residents = Arrays.stream(Division.values()).mapToDouble(Division::residents).sum();
        double[] weights = new double[Division.values().length + 1];
        weights[0] = CITY_SHARE * residents;
        for (Division division : Division.values()) {
            weights[division.ordinal() + 1] = Apportionment.vary(division.residents(), 0.08, random);
        }
        return weights;
    }

    private static void addProjects(
            List<BudgetLine> lines, int year, String holder, String place, List<Project> projects, long share,
            Random random) {
        long[] amounts = Apportionment.split(share, projects.stream()
                .mapToDouble(project -> Apportionment.vary(project.weight, 0.15, random))
                .toArray());
        for (int i = 0; i < amounts.length; i++) {
            lines.add(line(year, holder, place, projects.get(i), amounts[i], true, random));
        }
        for (Project project : OTHER) {
            long amount = (long) Apportionment.vary(share * project.weight, 0.3, random);
            lines.add(line(year, holder, place, project, amount, false, random));
        }
    }

    private static BudgetLine line(
            int year, String holder, String place, Project project, long adjusted, boolean foodSafety, Random random) {
        long initial = (long) (adjusted * (0.85 + 0.15 * random.nextDouble())) / 100 * 100;
        return new BudgetLine(year, holder, place + project.office, project.functionCode, project.function,
                project.title, project.source, initial, adjusted, foodSafety);
    }

    /** The city's side of a county's subsidised line: the same money, before it went down. */
    private static BudgetLine passedOn(BudgetLine received) {
        return new BudgetLine(received.year(), Division.CITY_LEVEL, Division.CITY_NAME + SUBSIDY.office,
                received.functionCode(), received.function(), received.project() + "（" + received.holder() + "）",
                BudgetLine.TRANSFER_TO_COUNTIES, received.initial(), received.adjusted(), true);
    }
}
