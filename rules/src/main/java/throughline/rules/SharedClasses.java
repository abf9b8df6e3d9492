package throughline.rules;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import throughline.rules.gate.PublishedLoader;

/**
 * The classes that rule books have in common. Drools compiles every condition and every consequence to a class of its own, and two books of one house
 * differ in few of them: what is equal to the byte is loaded once, for all books that have it. So an exchange of books neither loads nor gives up
 * hundreds of classes, and what Java has compiled of them meanwhile is not lost.
 *
 * <p>Shared are classes that refer to no other of their book. The frame that Drools writes around them is loaded for each book: it numbers its variables
 * anew whenever it is compiled. Classes live as long as a book uses one of those that they were first loaded with.
 */
final class SharedClasses {

    /** Those of this process: a draft has most of its classes in common with the book in force. */
    static final SharedClasses HERE = new SharedClasses();

    private static final String SUFFIX = ".class";
    /** Java Virtual Machine Specification 4.4.1. */
    private static final int CONSTANT_CLASS = 7;

    private final WeakValues<Content, Class<?>> known = new WeakValues<>();

    /** @param digest SHA-256 of its byte code, in hexadecimal */
    private record Content(String name, String digest) {}

    /** Knows some classes and loads others; what is neither is published to rules, or is not there. */
    private static final class Sheaf extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final Map<String, Class<?>> known;
        private final Map<String, byte[]> code;

        private Sheaf(Map<String, Class<?>> known, Map<String, byte[]> code) {
            super(PublishedLoader.forRules());
            this.known = known;
            this.code = new ConcurrentHashMap<>(code);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            var found = known.get(name);
            return found != null ? found : super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] found = code.remove(name);
            if (found == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, found, 0, found.length);
        }
    }

    /**
     * Loads those classes of a book that can be shared, or finds them where they were loaded before.
     *
     * @param classes all of the book, their byte code by file name
     * @return the parent of the book's own loader: it knows them
     */
    synchronized ClassLoader of(SortedMap<String, byte[]> classes) {
        var shared = new HashMap<String, Class<?>>();
        var missing = new HashMap<String, byte[]>();
        var contents = new HashMap<String, Content>();
        classes.forEach((file, code) -> {
            String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
            var content = new Content(
                    name, HexFormat.of().formatHex(RuleBookBinder.sha256().digest(code)));
            var found = known.get(content);
            if (found != null) {
                shared.put(name, found);
            } else if (standsAlone(code, classes.keySet())) {
                missing.put(name, code);
                contents.put(name, content);
            }
        });
        var sheaf = new Sheaf(Map.of(), missing);
        contents.forEach((name, content) -> {
            var loaded = load(sheaf, name);
            known.put(content, loaded);
            shared.put(name, loaded);
        });
        return new Sheaf(shared, Map.of());
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a compiled rule uses what is not published to rules", e);
        }
    }

    /** How many are used by books, as far as the collector has found out. */
    synchronized int size() {
        return known.size();
    }

    /** Whether it refers to no other of these classes. */
    private static boolean standsAlone(byte[] code, Set<String> files) {
        var reader = new ClassReader(code);
        char[] room = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            // The second half of a long or double has no place of its own.
            if (at > 0 && reader.readByte(at - 1) == CONSTANT_CLASS) {
                String name = element(reader.readUTF8(at, room));
                if (!name.equals(reader.getClassName()) && files.contains(name + SUFFIX)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Of {@code [Ljava/lang/String;} what is in it. */
    private static String element(String type) {
        return type.startsWith("[") ? Type.getType(type).getElementType().getInternalName() : type;
    }
}
