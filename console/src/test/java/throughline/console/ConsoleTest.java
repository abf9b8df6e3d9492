package throughline.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test against the running console; all of them share one, started by the first. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TestConsole.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Callers.class)
public @interface ConsoleTest {}
