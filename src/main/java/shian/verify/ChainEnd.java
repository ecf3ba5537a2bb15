package shian.verify;

/**
 * Where the chain of what people did ends.
 *
 * @param actions    chained actions, in number
 * @param lastAction number of the last action; 0 if there is none
 * @param hash       hash of the last chained action; of all from before the chain if there is none. Who keeps it elsewhere can tell later
 *                   that nothing up to there was changed or left out
 */
public record ChainEnd(long actions, long lastAction, String hash) {
}
