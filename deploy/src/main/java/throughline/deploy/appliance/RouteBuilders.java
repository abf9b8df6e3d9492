package throughline.deploy.appliance;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** Every route there is. */
record RouteBuilders(List<RouteBuilder> all) {

    RouteBuilders {
        all = List.copyOf(all);
    }
}
