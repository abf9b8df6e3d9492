package throughline.rules.yardstick;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/** What the hand-written policy keeps of its reasons. */
record Said(
        String rule,
        String policy,
        String verb,
        int line,
        @Nullable String number,
        String reason,
        List<Object> facts,
        String fingerprint)
        implements RuleFiring {}
