package throughline.deploy.appliance;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What an empty database gets on the first start; one that is not empty is left alone. */
@FunctionalInterface
interface Founding {

    /** @param demo the demonstration distributor's files, or null to start with nothing */
    void found(@Nullable Path demo);
}
