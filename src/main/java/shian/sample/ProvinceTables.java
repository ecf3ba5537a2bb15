package shian.sample;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What the offices of a city hand in for all its units. */
final class ProvinceTables {

    private static final int FEWEST_RESIDENTS = 60_000;
    private static final int MOST_RESIDENTS = 500_000;

    private final ProvinceCity city;
    private final Map<String, Integer> residents = new HashMap<>();
    private final Map<String, Integer> funds = new HashMap<>();

    ProvinceTables(ProvinceCity city, Seed seed) {
        this.city = city;
        for (ProvinceCity.Unit unit : city.units()) {
            Random random = seed.stream("province residents " + unit.code());
            residents.put(unit.code(), FEWEST_RESIDENTS + random.nextInt(MOST_RESIDENTS - FEWEST_RESIDENTS));
            funds.put(unit.code(), 60 + random.nextInt(200));
        }
    }

    private int residents(ProvinceCity.Unit unit, Period period) {
        return residents.get(unit.code()) + 100 * (period.from().getYear() - 2020);
    }

    ProvinceTable residents(Period period) {
        ProvinceTable table = new ProvinceTable("常住人口", "区划代码", "名称", "年度", "常住人口(人)", "口径", "来源");
        String basis = period.text().equals("2020") ? "普查" : "年末推算";
        city.units().forEach(unit -> table.row(unit.code(), unit.name(), period.text(), residents(unit, period), basis, "示例占位"));
        return table.row(city.code(), city.name(), period.text(),
                city.units().stream().mapToInt(unit -> residents(unit, period)).sum(), basis, "示例占位");
    }

    ProvinceTable register() {
        ProvinceTable table = new ProvinceTable("区划名录", "区划代码", "名称", "级别", "上级代码");
        table.row(city.code(), city.name(), "地级", city.code().substring(0, 2) + "0000");
        city.units().forEach(unit -> table.row(unit.code(), unit.name(), "县级", city.code()));
        return table;
    }

    /** Four batches for a thousand residents, far more than the few rows of the details: a plan is no claim to have done it. */
    ProvinceTable plan(Period period) {
        ProvinceTable table = new ProvinceTable("食品抽检计划", "年度", "旗县区", "项目", "数量", "单位");
        city.units().forEach(unit -> table.row(period.text(), unit.called(), "食品抽检批次", residents(unit, period) * 4 / 1000, "批次"));
        return table;
    }

    ProvinceTable budget(Period period) {
        ProvinceTable table = new ProvinceTable("食品安全经费预算", "预算年度", "级次", "旗县区", "预算单位", "功能科目编码", "项目名称", "资金来源",
                "年初预算（万元）", "预算调整（万元）", "调整预算（万元）", "是否食品安全经费");
        city.units().forEach(unit -> table.row(period.text(), "旗县区", unit.called(), unit.name() + "市场监督管理局", "2013816",
                "食品安全监管", "本级", funds.get(unit.code()), 0, funds.get(unit.code()), "是"));
        return table.row(period.text(), "市本级", city.own(), city.name() + "市场监督管理局", "2013816", "食品安全监管", "本级",
                500, 0, 500, "是");
    }

    /** A twelfth of the budget each month; the city's own office is paid too, in the words that every city has for itself. */
    ProvinceTable payments(Period period) {
        ProvinceTable table = new ProvinceTable("食品安全经费拨付", "凭证号", "预算年度", "旗县区", "预算单位", "拨付日期", "金额（元）", "是否食品安全经费");
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            int year = month.getYear();
            String voucher = city.code() + month.toString().replace("-", "");
            for (ProvinceCity.Unit unit : city.units()) {
                table.row(voucher + unit.code(), year, unit.called(), unit.name() + "市场监督管理局", month.atDay(20),
                        funds.get(unit.code()) * 10_000 / 12, "是");
            }
            table.row(voucher + "own", year, city.own(), city.name() + "市场监督管理局", month.atDay(20), 400_000, "是");
        }
        return table;
    }
}
