package shian.retain;

import shian.catalog.Keep;
import shian.work.Run;

/** Something that grows, and of which what is old goes. */
interface Kind {

    /** As jobs call it. */
    String name();

    /** As the counts of the stage call it. */
    default String counted() {
        return name();
    }

    /** What would go now. */
    Due due(Keep keep);

    /** Removes a part of it, as a part of the caller's transaction: what went; nothing once nothing is left to go. */
    Due remove(Run run, Keep keep);
}
