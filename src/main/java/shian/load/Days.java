package shian.load;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.DateFormat;

/** Days and months as files write them (domain.md D10). A time of day behind a day is let go, once it is a time. */
final class Days {

    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))");
    private static final String WEEKDAY = "\\(?(?:(?:星期|礼拜|周)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,3}day|\\.)?)\\)?";
    /** A day, and what may stand behind it: weekday, time, offset. */
    private static final Pattern WITH_TIME = Pattern.compile("(?<day>.{6,40}?)(?:[\\s,]*(?<weekday>" + WEEKDAY + "))?"
            + "(?:(?:\\s*T|\\s*)(?<half>上午|下午|中午|凌晨|早上|晚上|am|pm)?\\s*(?<!\\d)(?<hour>\\d{1,2})"
            + "(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?|[时点](?:(?<minutes>\\d{1,2})分(?:(?<seconds>\\d{1,2})秒)?|半|整)?)"
            + "(?:\\s*(?<behind>[ap]\\.?m\\.?))?(?:\\s*(?<zone>Z|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?|UTC|GMT))?"
            + "(?:[\\s,]*(?<weekdayBehind>" + WEEKDAY + "))?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile("((?:19|20)\\d{2})(?:[-/.年](\\d{1,2})月?|(\\d{2}))");
    private static final Pattern JANUARY_OR_OCTOBER = Pattern.compile("(\\d{4})\\.1");
    /** The day number of a spreadsheet; a fraction is a time of day. */
    private static final Pattern SERIAL = Pattern.compile("([3-5]\\d{4})(?:\\.\\d{1,15})?");
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final String WEEKDAYS = "一二三四五六日";
    private static final String ENGLISH_WEEKDAYS = "montuewedthufrisatsun";

    private final ZoneId zone;

    /** @param zone in which a moment with an offset has its day */
    Days(ZoneId zone) {
        this.zone = zone;
    }

    LocalDate day(String text, Optional<DateFormat> declared) throws NotUnderstood {
        LocalDate day = declared.isEmpty() ? isoDay(text) : null;
        if (day == null) {
            day = alone(text, declared);
        }
        if (day != null) {
            return day;
        }
        Matcher matcher = WITH_TIME.matcher(text);
        if (text.length() > 80 || !matcher.matches()) {
            throw notUnderstood(declared);
        }
        day = alone(matcher.group("day"), declared);
        if (day == null || matcher.group("weekday") == null && matcher.group("hour") == null) {
            throw notUnderstood(declared);
        }
        refuseOtherWeekday(day, matcher.group("weekday"));
        refuseOtherWeekday(day, matcher.group("weekdayBehind"));
        return matcher.group("hour") == null ? day : inZone(day, matcher, declared);
    }

    /** A month, as its first day; of a day, the one it lies in. */
    LocalDate month(String text) throws NotUnderstood {
        Matcher either = JANUARY_OR_OCTOBER.matcher(text);
        if (either.matches()) {
            throw new NotUnderstood("load.month-unsure", text, either.group(1));
        }
        Matcher matcher = MONTH.matcher(text);
        if (!matcher.matches()) {
            return day(text, Optional.empty()).withDayOfMonth(1);
        }
        int month = Integer.parseInt(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        if (month < 1 || month > 12) {
            throw new NotUnderstood("load.date-impossible");
        }
        return LocalDate.of(Integer.parseInt(matcher.group(1)), month, 1);
    }

    private static NotUnderstood notUnderstood(Optional<DateFormat> declared) {
        return declared.isEmpty() ? new NotUnderstood("load.date") : new NotUnderstood("load.date-declared", declared.get().pattern());
    }

    /** 2021-06-08, as most files write it; null if it is written otherwise. */
    private static LocalDate isoDay(String text) throws NotUnderstood {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int number = 0;
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            if (i != 4 && i != 7) {
                if (digit < 0 || digit > 9) {
                    return null;
                }
                number = number * 10 + digit;
            }
        }
        return calendar(number / 10_000, number / 100 % 100, number % 100);
    }

    private static LocalDate calendar(int year, int month, int day) throws NotUnderstood {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new NotUnderstood("load.date-impossible");
        }
    }

    /** A day without anything behind it; null if the text is none. */
    private static LocalDate alone(String text, Optional<DateFormat> declared) throws NotUnderstood {
        Optional<LocalDate> asDeclared = declared.flatMap(format -> format.read(text));
        if (asDeclared.isPresent()) {
            return asDeclared.get();
        }
        Matcher matcher = DAY.matcher(text);
        if (matcher.matches()) {
            int group = 2;
            while (matcher.group(group) == null) {
                group += 2;
            }
            return calendar(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(group)),
                    Integer.parseInt(matcher.group(group + 1)));
        }
        Matcher serial = SERIAL.matcher(text);
        return serial.matches() ? EXCEL_DAY_ZERO.plusDays(Integer.parseInt(serial.group(1))) : null;
    }

    /** The day itself, or that of the zone if an offset makes it a moment. 24:00 and what is said of noon at night are no times. */
    private LocalDate inZone(LocalDate day, Matcher time, Optional<DateFormat> declared) throws NotUnderstood {
        int hour = Integer.parseInt(time.group("hour"));
        int minute = number(time, "minute") + number(time, "minutes");
        int second = number(time, "second") + number(time, "seconds");
        String half = half(time);
        boolean twelve = half.equals("am") || half.equals("pm");
        boolean afternoon = half.equals("pm") || half.equals("下午") || half.equals("晚上") || half.equals("中午") && hour < 3;
        boolean unsure = half.equals("晚上") && (hour == 0 || hour == 12) || half.equals("凌晨") && hour > 6
                || (half.equals("上午") || half.equals("早上") || twelve) && hour > 12;
        if (hour > 23 || minute > 59 || second > 59 || unsure) {
            throw notUnderstood(declared);
        }
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (half.equals("am") && hour == 12) {
            hour = 0;
        }
        if (time.group("zone") == null) {
            return day;
        }
        if (time.group("zone").startsWith("-") && time.group("second") == null) {
            // 09:15-10:30 is from one time to another
            throw notUnderstood(declared);
        }
        return LocalDateTime.of(day, LocalTime.of(hour, minute, second)).atOffset(offset(time.group("zone"), declared))
                .atZoneSameInstant(zone).toLocalDate();
    }

    /** The word for the half of the day, before the time or behind it; empty if there is none. */
    private static String half(Matcher time) {
        String word = time.group("half") == null ? time.group("behind") : time.group("half");
        return word == null ? "" : word.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static int number(Matcher time, String group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }

    private static ZoneOffset offset(String written, Optional<DateFormat> declared) throws NotUnderstood {
        String offset = written.toUpperCase(Locale.ROOT).replaceFirst("^(?:UTC|GMT|Z)", "");
        try {
            return offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            throw notUnderstood(declared);
        }
    }

    /** A weekday that is not that of the day shows that one of the two is wrong. */
    private static void refuseOtherWeekday(LocalDate day, String word) throws NotUnderstood {
        if (word == null) {
            return;
        }
        String bare = word.replaceAll("[().]", "").toLowerCase(Locale.ROOT).replace('天', '日');
        int at = WEEKDAYS.indexOf(bare.charAt(bare.length() - 1));
        int number = at >= 0 ? at + 1 : ENGLISH_WEEKDAYS.indexOf(bare.substring(0, 3)) / 3 + 1;
        if (day.getDayOfWeek() != DayOfWeek.of(number)) {
            throw new NotUnderstood("load.date-weekday", day, word);
        }
    }
}
