package throughline.connectors.partner;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file under {@code guides/} as it is written; docs/partners.md explains every key. {@link GuideReader} makes a guide of it. */
record GuideText(@Nullable String name, @Nullable List<Rule> rules) {

    /**
     * One rule. {@code at} is the place that {@code required}, {@code forbidden}, {@code codes}, {@code length}, {@code pattern} and
     * {@code most} are about; {@code anyOf}, {@code oneOf} and {@code together} name places themselves.
     */
    record Rule(
            @Nullable String id,
            @Nullable String each,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> when,
            @Nullable String at,
            @Nullable Boolean required,
            @Nullable Boolean forbidden,
            @Nullable List<String> codes,
            @Nullable String length,
            @Nullable String pattern,
            @Nullable Integer most,
            @Nullable List<String> anyOf,
            @Nullable List<String> oneOf,
            @Nullable List<String> together,
            @Nullable String severity,
            @Nullable String fix) {}
}
