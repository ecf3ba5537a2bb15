package shian.retain;

import java.time.OffsetDateTime;

/**
 * What is to go, or went.
 *
 * @param items  in number
 * @param bytes  of files as they are, of rows as PostgreSQL keeps them
 * @param oldest age of the oldest; null if there is none, and for logs
 * @param newest age of the newest; likewise
 */
public record Due(long items, long bytes, OffsetDateTime oldest, OffsetDateTime newest) {

    static final Due NOTHING = new Due(0, 0, null, null);
}
