package shian.catalog;

import java.util.List;

/** A job: its stages in order. */
public record JobDefinition(String name, Title title, List<String> stages) {

    /** The stages there are, in the order in which data walks. */
    public static final List<String> STAGES =
            List.of("receive", "load", "measure", "reconcile", "indicate", "publish", "verify");
}
