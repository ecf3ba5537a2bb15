package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shian.message.Message;

/** Reads indicators and claims, and the expressions over measures that they and rules are made of. */
final class FormulaReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<Division.Level> ALL_REAL =
            Set.of(Division.Level.PROVINCE, Division.Level.CITY, Division.Level.COUNTY, Division.Level.ZONE);

    private final Map<String, Measure> measures;
    private final Map<String, ? extends Source> sources;
    private final Map<String, CodeList> codes;
    private final Divisions divisions;

    FormulaReader(Map<String, Measure> measures, Map<String, ? extends Source> sources, Map<String, CodeList> codes,
                  Divisions divisions) {
        this.measures = measures;
        this.sources = sources;
        this.codes = codes;
        this.divisions = divisions;
    }

    Indicator indicator(Section section) {
        Section valid = section.section("valid");
        Set<Division.Level> levels = section.has("divisions")
                ? EnumSet.copyOf(section.texts("divisions").stream()
                .map(level -> Division.Level.valueOf(level.toUpperCase(Locale.ROOT))).collect(Collectors.toSet())) : ALL_REAL;
        List<Indicator.Scope> scopes = section.entries("scopes").entrySet().stream()
                .map(scope -> scope(scope.getKey(), scope.getValue(), section)).toList();
        return new Indicator(section.text("indicator"), section.text("class"), section.title("group"),
                section.title("title"), section.text("owner"), section.text("method"), section.text("rule-version"),
                valid.date("from"), valid.optionalDate("to").orElse(null), section.text("unit"),
                section.number("decimals", 2), section.text("direction"), levels, scopes, section.file().path(),
                section.node().toString());
    }

    private Indicator.Scope scope(String name, Section scope, Section indicator) {
        String unit = scope.text("unit", indicator.text("unit"));
        return new Indicator.Scope(name, unit, Indicator.Time.of(scope.text("time", indicator.text("time"))), expression(scope, "numerator"),
                optional(scope, "denominator"), scope.flag("part-of-whole"), target(scope, unit), documents(scope),
                optional(scope, "possible"), optional(scope, "pace"), scope.flag("name-failing"), scope.texts("differs-in"),
                scope.text("numerator"), scope.optional("denominator"));
    }

    private Optional<Expression> optional(Section scope, String key) {
        return scope.has(key) ? Optional.of(expression(scope, key)) : Optional.empty();
    }

    private Map<String, Expression> documents(Section scope) {
        Map<String, Expression> documents = new LinkedHashMap<>();
        if (scope.has("documents")) {
            Section told = scope.section("documents");
            told.entries().keySet().forEach(name -> documents.put(name, expression(told, name)));
        }
        return documents;
    }

    private static Optional<Indicator.Target> target(Section scope, String unit) {
        if (!scope.has("target")) {
            return Optional.empty();
        }
        Section target = scope.section("target");
        boolean notFalling = target.text("comparator").equals(Indicator.Target.NOT_FALLING);
        if (notFalling == target.has("value")) {
            scope.mistake("target", Message.of("catalog.target", target.text("comparator")));
        }
        Optional<String> stated = target.optional("value");
        Optional<Fraction> value = stated.flatMap(text -> value(target, text, unit));
        Optional<Integer> decimals = target.has("stated-decimals") ? Optional.of(target.number("stated-decimals", 0)) : Optional.empty();
        boolean whole = value.filter(v -> v.numerator().signum() == 0 || v.compareTo(Fraction.of(HUNDRED)) == 0).isPresent();
        if (decimals.isPresent() && (notFalling || whole || !target.text("origin").equals("report"))) {
            target.mistake("stated-decimals", Message.of("catalog.stated-decimals", stated.orElse(""), target.text("origin")));
        }
        Optional<Section> only = target.optionalSection("of");
        Optional<String> shown = stated.map(text -> text + decimals.map(d -> " (±" + BigDecimal.valueOf(5, d + 1) + ")").orElse(""));
        return Optional.of(new Indicator.Target(target.text("comparator"), value, shown, decimals, target.text("origin"),
                only.flatMap(of -> of.optional("year")).map(Integer::valueOf), only.flatMap(of -> of.optional("division"))));
    }

    /** A target in the unit of the values: a fraction such as 25/79 is a share, and so many hundredths in per cent. */
    private static Optional<Fraction> value(Section target, String text, String unit) {
        try {
            Fraction value = Fraction.parse(text);
            return Optional.of(text.contains("/") && unit.equals("%") ? value.times(HUNDRED) : value);
        } catch (ArithmeticException | NumberFormatException e) {
            target.mistake("value", Message.of("catalog.target-value", text));
            return Optional.empty();
        }
    }

    void claims(Section file, Map<String, Claim> claims) {
        file.entries("claims").forEach((id, section) -> {
            if (section.has("years") && section.has("since") || section.has("computed") && !section.has("years") && !section.has("since")) {
                section.mistake(Message.of("catalog.window"));
            }
            if (section.has("computed") == section.has("reason")) {
                section.mistake(Message.of("catalog.computed"));
            }
            Optional<LocalDate> since = section.optionalDate("since");
            String[] years = section.text("years", since.map(day -> String.valueOf(day.getYear())).orElse("0")).split("-");
            Claim claim = new Claim(id, claims.size() + 1, new Title(section.text("zh"), section.text("en")),
                    section.text("unit"), section.decimal("published"), section.text("bound", "="),
                    section.has("tolerance") ? Optional.of(section.share("tolerance")) : Optional.empty(),
                    Claim.Kind.of(section.text("kind", "measured")), section.text("division", file.text("division")),
                    Integer.parseInt(years[0]), Integer.parseInt(years[years.length - 1]), section.optionalDate("until"), since,
                    section.has("computed") ? Optional.of(expression(section, "computed")) : Optional.empty(),
                    section.has("reason") ? Optional.of(section.title("reason")) : Optional.empty());
            since.ifPresent(day -> claim.terms().stream().filter(term -> !isByDay(term)).forEach(term ->
                    section.mistake("computed", Message.of("catalog.not-by-day", term))));
            if (divisions.byCode(claim.division()).isEmpty()) {
                file.mistake("division", Message.of("catalog.division-unknown", claim.division(),
                        Nearest.to(claim.division(), divisions.names().all())));
            }
            if (claims.putIfAbsent(id, claim) != null) {
                section.mistake(Message.of("catalog.twice", id));
            }
        });
    }

    /** Whether a term can be counted from day to day. */
    private boolean isByDay(Expression.Term term) {
        Measure measure = measures.get(term.measure());
        return measure == null || !term.lastYear() && measure.draw().isAdditive() && measure.overTime() == Measure.OverTime.SUM && measure.carry() == 0
                && measure.period() != null && sources.get(measure.source()).column(measure.period())
                .map(column -> column.type().isDay()).orElse(true);
    }

    /** The expression of a key; zero, and a mistake, if it cannot be read. */
    Expression expression(Section section, String key) {
        try {
            Expression expression = Expression.parse(section.text(key));
            expression.terms().forEach(term -> check(section, key, term));
            return expression;
        } catch (ExpressionParser.SyntaxException e) {
            section.mistake(key, Message.of("catalog.expression", section.text(key), e.column(), e.getMessage()));
            return new Expression.Number(BigDecimal.ZERO);
        }
    }

    private void check(Section section, String key, Expression.Term term) {
        Measure measure = measures.get(term.measure());
        if (measure == null) {
            section.mistake(key, Message.of("catalog.measure-unknown", term.measure(),
                    Nearest.to(term.measure(), measures.keySet())));
            return;
        }
        term.filter().forEach((dimension, values) -> {
            if (!measure.by().contains(dimension)) {
                section.mistake(key, Message.of("catalog.dimension-unknown", dimension, measure.name(),
                        String.join(", ", measure.by())));
                return;
            }
            sources.get(measure.source()).column(dimension).flatMap(Column::codes).map(codes::get).ifPresent(list ->
                    values.stream().filter(value -> !list.codes().containsKey(value)).forEach(value ->
                            section.mistake(key, Message.of("catalog.code-unknown", value, list.name(),
                                    String.join(", ", list.codes().keySet())))));
        });
    }
}
