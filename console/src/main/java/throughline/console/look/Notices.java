package throughline.console.look;

import java.util.List;

/** What is wrong with the files people edit: policies and partner folders that are not in force as they stand; the assembly knows. */
@FunctionalInterface
public interface Notices {

    /** Each in words, with its place; empty when all is well. */
    List<String> now();
}
