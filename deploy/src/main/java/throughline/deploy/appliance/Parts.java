package throughline.deploy.appliance;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import throughline.console.ConsoleConfiguration;

/** Every part of the appliance, by the file that builds it. The policies go first: the rule book is read while the database starts. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    PolicyParts.class,
    StoreParts.class,
    BrokerParts.class,
    LineParts.class,
    FlowParts.class,
    DoorParts.class,
    ConsoleConfiguration.class
})
class Parts {}
