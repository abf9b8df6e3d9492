package throughline.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import throughline.ledger.trail.Trail;

@SpringBootTest(classes = TestConsole.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConsoleStartsTest {

    @Autowired
    private Example example;

    @Autowired
    private Trail trail;

    @Test
    void theExampleIsInTheTrailAndInTheBooks() throws Exception {
        var message = example.orderToInvoice();

        var story = trail.trace(message.toString());

        assertThat(story.documents()).hasSize(2);
        assertThat(story.entries()).hasSize(2);
        assertThat(story.decisions()).hasSize(3);
    }
}
