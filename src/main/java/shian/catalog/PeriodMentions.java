package shian.catalog;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Periods.Span;

/**
 * Reads the period out of a text that says other things too. All that it mentions is collected: of periods within one
 * another the narrowest counts; two that are not are reported, and none of them is chosen.
 */
public final class PeriodMentions {

    private record Mention(String text, Span span, boolean asOf, boolean bareDay) {

        boolean contains(Mention other) {
            return !span.from().isAfter(other.span.from()) && !span.to().isBefore(other.span.to());
        }

        boolean isDay() {
            return span.from().equals(span.to());
        }
    }

    /** A part of a year that has no months, a year of two digits, or a number behind a year that may be a month. */
    private static final Pattern UNCLEAR = Pattern.compile("(?<!\\d)[0-3]\\d年(?=度|\\d|[上下]半年|第|[一二三四]季|全年|$|底|末)"
            + "|(?:20\\d{2}年?第?|第)[\\d一二三四五六七八九十]{1,3}(?:期|周|部分|册|卷)|第[一二三四1-4]季(?!度)|第[\\d一二三四五六七八九十]{1,3}批次?|(?:20\\d{2}(?:-20\\d{2})?)?(?:学年|学期|财年)"
            + "|(?:20\\d{2}年?)?(?:[春夏秋冬]季|(?<![上下])半年)|(?<!\\d)20\\d{2}[-_]\\d(?![\\d月])|(?<!\\d)20\\d{2}年\\d{1,2}-\\d{1,2}(?![\\d月日号季])"
            + "|20\\d{2}年?度?\\(\\d{1,2}-\\d{1,2}\\)|20\\d{2}年(?:[01]\\d[0-3]\\d-[01]\\d[0-3]\\d|\\d{1,2}\\.\\d{1,2}-)|20\\d{2}年?-?W\\d{1,2}|附[件表]\\s*\\d{1,2}-\\d{1,2}月");
    /** Days that a whole year cannot mean. */
    private static final Pattern FEAST = Pattern.compile("春节|元旦|端午|中秋|国庆|节前|节日期间");
    private static final Pattern AS_OF = Pattern.compile("(?:年?[底末]|止)");
    private static final Pattern UNTIL = Pattern.compile("截[至止](?:到|至)?\\s*$");
    private static final Pattern LIST = Pattern.compile("[、,和及]");
    private static final Pattern OPEN = Pattern.compile("(?:起|以来|至今|到今|-今|之后|以后|以前|之前)");

    private PeriodMentions() {
    }

    /**
     * @param year the year of what says none, such as {@code 3月}; null if none is known
     */
    public static NamedPeriod in(String name, Integer year) {
        PeriodNoise.Quiet quiet = PeriodNoise.without(name);
        Matcher unclear = UNCLEAR.matcher(quiet.text());
        if (unclear.find()) {
            return new NamedPeriod.Unclear(unclear.group());
        }
        List<Mention> withYear = new ArrayList<>();
        NamedPeriod bad = collect(quiet.text(), null, withYear);
        if (bad != null) {
            return bad;
        }
        List<Mention> all = withYear;
        int[] years = withYear.stream().filter(mention -> !mention.bareDay || withYear.size() == 1)
                .flatMapToInt(mention -> java.util.stream.IntStream.of(mention.span.from().getYear(), mention.span.to().getYear()))
                .distinct().toArray();
        Integer known = years.length == 1 ? Integer.valueOf(years[0]) : withYear.isEmpty() ? year : null;
        if (known != null) {
            all = new ArrayList<>();
            bad = collect(quiet.text(), known, all);
            if (bad != null) {
                return bad;
            }
        }
        return narrowest(all, quiet);
    }

    /** The period that a text is and says nothing else. */
    static Optional<Span> whole(String text) {
        PeriodNoise.Quiet quiet = PeriodNoise.without(text);
        for (PeriodForms.Form form : PeriodForms.all()) {
            Matcher matcher = form.pattern().matcher(quiet.text());
            if (matcher.matches()) {
                return Optional.ofNullable(form.reader().read(matcher, null));
            }
        }
        return Optional.empty();
    }

    private static NamedPeriod narrowest(List<Mention> all, PeriodNoise.Quiet quiet) {
        // eight digits beside a period are the stamp of a system
        boolean stamped = all.stream().anyMatch(mention -> !mention.isDay());
        List<Mention> meant = all.stream().filter(mention -> !(mention.bareDay && stamped && !mention.asOf)).toList();
        List<Mention> narrow = meant.stream().filter(mention -> meant.stream()
                .noneMatch(other -> !other.span.equals(mention.span) && mention.contains(other))).toList();
        if (narrow.isEmpty()) {
            return quiet.written() == null ? new NamedPeriod.None() : new NamedPeriod.Unclear(quiet.written());
        }
        Mention first = narrow.get(0);
        for (Mention other : narrow) {
            if (!other.span.equals(first.span)) {
                return new NamedPeriod.Several(first.text, other.text);
            }
        }
        Matcher feast = FEAST.matcher(quiet.text());
        if (first.span.from().getDayOfYear() == 1 && first.span.to().getDayOfYear() > 364 && feast.find()) {
            return new NamedPeriod.Unclear(feast.group());
        }
        Span wider = meant.stream().filter(mention -> meant.stream().allMatch(mention::contains)).findFirst().orElse(first).span;
        return new NamedPeriod.One(first.text, first.span, wider, narrow.stream().anyMatch(Mention::asOf));
    }

    /** Adds what a text mentions; returns a text written as a period that does not exist, or null. */
    private static NamedPeriod collect(String text, Integer year, List<Mention> mentions) {
        int at = 0;
        while (at < text.length()) {
            if (PeriodForms.BEGINS.indexOf(text.charAt(at)) < 0) {
                at++;
                continue;
            }
            Matcher matcher = null;
            PeriodForms.Form form = null;
            for (PeriodForms.Form one : PeriodForms.all()) {
                matcher = one.pattern().matcher(text).region(at, text.length()).useTransparentBounds(true);
                if (matcher.lookingAt()) {
                    form = one;
                    break;
                }
            }
            if (form == null) {
                at++;
                continue;
            }
            String found = matcher.group();
            String rest = text.substring(matcher.end());
            Span span;
            try {
                span = form.reader().read(matcher, year);
            } catch (DateTimeException e) {
                // digits alone may be any number
                if (!found.matches("\\d+")) {
                    return new NamedPeriod.Unclear(found);
                }
                at = matcher.end();
                continue;
            }
            boolean yearless = !found.matches("20\\d{2}.*");
            if (span == null && !(yearless && year == null)) {
                String[] listed = LIST.split(found);
                return listed.length > 1 ? new NamedPeriod.Several(listed[0], listed[listed.length - 1]) : new NamedPeriod.Unclear(found);
            }
            if (span != null) {
                Matcher open = OPEN.matcher(rest);
                if (open.lookingAt()) {
                    return new NamedPeriod.Unclear(found + open.group());
                }
                Matcher end = AS_OF.matcher(rest);
                boolean ends = end.lookingAt();
                boolean asOf = ends || UNTIL.matcher(text.substring(0, at)).find();
                mentions.add(new Mention(ends ? found + end.group() : found, asOf ? new Span(span.to(), span.to()) : span, asOf, form.bareDay()));
            }
            at = matcher.end();
        }
        return null;
    }
}
