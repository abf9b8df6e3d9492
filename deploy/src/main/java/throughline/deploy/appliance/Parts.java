package throughline.deploy.appliance;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import throughline.console.ConsoleConfiguration;

/** Every part of the appliance, by the file that builds it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    StoreParts.class,
    BrokerParts.class,
    PolicyParts.class,
    LineParts.class,
    FlowParts.class,
    DoorParts.class,
    ConsoleConfiguration.class
})
class Parts {}
