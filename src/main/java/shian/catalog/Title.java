package shian.catalog;

import java.util.Locale;

/** A name for people, in Chinese and English; neither is null. */
public record Title(String zh, String en) {

    /** The name in the language of the locale: Chinese for {@code zh}, English otherwise. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
