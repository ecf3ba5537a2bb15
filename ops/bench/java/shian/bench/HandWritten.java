package shian.bench;

import java.util.List;

/**
 * The statements somebody would write who knows nothing but this one file: they check, type and aggregate what the
 * contract of MR02 says, over the rows as text.
 */
final class HandWritten {

    private static final String CODES = """
            create temp table food(code text, title text);
            insert into food values ('01', '粮食加工品'), ('02', '食用油、油脂及其制品'), ('03', '调味品'), ('04', '肉制品'), ('05', '乳制品'),
                ('06', '饮料'), ('07', '方便食品'), ('08', '饼干'), ('09', '罐头'), ('15', '酒类'), ('24', '糕点'), ('25', '豆制品');
            create temp table verdict(code text, title text);
            insert into verdict values ('PASS', '合格项'), ('FAIL', '不合格项'), ('NOT_JUDGED', '不判定项'), ('PROBLEM', '问题项');
            """;

    private static final String RIGHT = """
            r."单号" %1$s '^[A-Z]{1,6}[0-9]{2}150102[0-9]{9}([A-Z]{2})?$' and f.code is not null and v.code is not null
                and trim(r."检验项目") <> '' and trim(r."检验结果") <> ''""";

    private static final String JOINED = " from handed_in r left join food f on f.title = trim(r.\"食品大类\") "
            + "left join verdict v on v.title = trim(r.\"结果判定\") ";

    private static final String TYPED = """
            '150102', 2024, 1, r.line, r."单号", f.code, nullif(trim(r."食品亚类"), ''), nullif(trim(r."食品次亚类"), ''),
            nullif(trim(r."样品名称"), ''), trim(r."检验项目"), trim(r."检验结果"), nullif(trim(r."结果单位"), ''), v.code,
            nullif(trim(r."检验依据"), ''), nullif(trim(r."判定依据"), ''), nullif(trim(r."最小允许限"), ''),
            nullif(trim(r."最大允许限"), ''), nullif(trim(r."允许限单位"), ''), nullif(trim(r."方法检出限"), ''), nullif(trim(r."说明"), '')""";

    private static final String TARGET = "(division_code, year, delivery_id, line, " + TestItems.COLUMNS + ")";

    private static final String REPEATED = """
            create temp table repeated as select sample_no, item from %s group by 1, 2 having count(*) > 1""";

    private static final String COUNTED = """
            create table %s as select division_code, year, food_category, verdict, count(*) as items,
                count(*) filter (where verdict = 'FAIL') as failed from %s group by 1, 2, 3, 4""";

    private HandWritten() {
    }

    /** For psql: the rows are in {@code handed_in}; they go to the table, those that are wrong to {@code bench.refused}. */
    static String postgres(String table) {
        return CODES + "insert into " + table + TARGET + " select " + TYPED + JOINED + "where " + RIGHT.formatted("~") + ";\n"
                + "create table bench.refused as select r.*" + JOINED + "where (" + RIGHT.formatted("~") + ") is not true;\n"
                + REPEATED.formatted(table) + ";\n" + COUNTED.formatted("bench.counted", table) + ";\n";
    }

    /** The same for DuckDB. */
    static final List<String> DUCKDB = List.of(CODES,
            "create table test_item as select " + typedNames() + JOINED + "where "
                    + "regexp_full_match(r.\"单号\", '[A-Z]{1,6}[0-9]{2}150102[0-9]{9}([A-Z]{2})?')" + RIGHT.substring(RIGHT.indexOf(" and f.code")),
            "create table refused as select r.*" + JOINED + "where (regexp_full_match(r.\"单号\", "
                    + "'[A-Z]{1,6}[0-9]{2}150102[0-9]{9}([A-Z]{2})?')" + RIGHT.substring(RIGHT.indexOf(" and f.code")) + ") is not true",
            REPEATED.formatted("test_item"), COUNTED.formatted("counted", "test_item"));

    private static String typedNames() {
        String[] names = ("division_code, year, delivery_id, line, " + TestItems.COLUMNS).split(", ");
        String[] values = TYPED.replaceAll("\\s+", " ").split(", (?![^()]*\\))");
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            named.append(i == 0 ? "" : ", ").append(values[i]).append(" as ").append(names[i]);
        }
        return named.toString();
    }

    /** The table of text that the file is copied to first. */
    static String handedIn() {
        return "create unlogged table handed_in (line bigint generated always as identity, \""
                + TestItems.HEADER.replace(",", "\" text, \"") + "\" text)";
    }
}
