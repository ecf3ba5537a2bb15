package shian.retain;

/**
 * What of a kind would go now.
 *
 * @param kind    its name
 * @param keptFor how long it is kept, as somebody wrote it
 */
public record Planned(String kind, String keptFor, Due due) {
}
