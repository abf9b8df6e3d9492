package throughline.deploy.broker;

import java.time.Duration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * How the broker hands out a message again whose work failed: it waits, doubling, and gives up after so many tries. The broker keeps
 * the count, so a crash does not begin it anew.
 */
public record Redelivery(int attempts, Duration delay) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    AddressSettings of(AddressSettings settings) {
        return settings.setMaxDeliveryAttempts(attempts)
                .setRedeliveryDelay(delay.toMillis())
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(Math.max(delay.toMillis(), LONGEST.toMillis()));
    }
}
