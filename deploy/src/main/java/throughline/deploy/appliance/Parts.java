package throughline.deploy.appliance;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Every part of the appliance, by the file that builds it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({BrokerParts.class, FlowParts.class})
class Parts {}
