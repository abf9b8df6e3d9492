package throughline.connectors.shop.api;

import java.io.IOException;

/** The line to one shop's interface. It keeps to the shop's pace, and waits as long as the shop asks for. */
@FunctionalInterface
public interface ShopLine {

    /**
     * What the shop answers: 2xx, or a 4xx that says what is wrong with the question.
     *
     * @throws IOException when the shop cannot be reached, does not let us in, fails (5xx), or is too busy for longer than we wait
     */
    Answer ask(Call call) throws IOException, InterruptedException;
}
