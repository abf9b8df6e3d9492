package throughline.rules.gate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The third gate: the parent of every rule book's class loader. A class that is not published does not exist for rules when they run; that holds
 * for {@code java.lang.Runtime} as well. (Drools' own frame around the rules must be compiled against more, which is what the first two gates are
 * for.)
 */
public final class PublishedLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final Set<String> JAVA_LANG = Set.of(
            "Object",
            "String",
            "CharSequence",
            "Comparable",
            "Iterable",
            "Number",
            "Integer",
            "Long",
            "Double",
            "Float",
            "Short",
            "Byte",
            "Character",
            "Boolean",
            "Math",
            "Enum",
            "Record",
            "Void",
            "Throwable",
            "Exception",
            "RuntimeException",
            "Error",
            "IllegalArgumentException",
            "IllegalStateException",
            "NullPointerException",
            "ClassCastException",
            "UnsupportedOperationException",
            "NumberFormatException",
            "ArithmeticException",
            "ExceptionInInitializerError",
            "NoSuchFieldError",
            "LinkageError",
            "IncompatibleClassChangeError",
            "StringBuilder",
            "AbstractStringBuilder",
            "Appendable",
            "Override",
            "Deprecated",
            "SuppressWarnings",
            "FunctionalInterface",
            "SafeVarargs",
            "Cloneable",
            "AutoCloseable",
            "Class",
            "MatchException",
            "BootstrapMethodError",
            "AssertionError",
            "InterruptedException",
            "CloneNotSupportedException",
            "ClassNotFoundException",
            "NoSuchMethodException",
            "IndexOutOfBoundsException");
    private static final Set<String> JAVA_LANG_INVOKE = Set.of(
            "LambdaMetafactory",
            "StringConcatFactory",
            "MethodHandles",
            "MethodType",
            "MethodHandle",
            "CallSite",
            "SerializedLambda");
    private static final Set<String> JAVA_IO = Set.of(
            "Serializable", "Externalizable", "ObjectInput", "ObjectOutput", "IOException", "ObjectStreamException");
    private static final Set<String> NOT_FROM_JAVA_UTIL =
            Set.of("Timer", "TimerTask", "ServiceLoader", "Scanner", "Formatter", "ResourceBundle", "Properties");
    private static final List<String> PREFIXES = List.of(
            "java.math.",
            "java.time.",
            "java.util.function.",
            "java.lang.annotation.",
            "throughline.rules.facts.",
            "throughline.rules.verbs.",
            "org.drools.model.",
            "org.drools.modelcompiler.",
            "org.drools.util.",
            "org.drools.compiler.kie.builder.MaterializedLambda",
            "org.drools.compiler.kproject.",
            "org.drools.core.",
            "org.drools.base.",
            "org.drools.kiesession.",
            "org.kie.api.definition.",
            "org.kie.api.builder.",
            "org.kie.api.conf.",
            "org.kie.api.runtime.conf.",
            "org.kie.api.runtime.rule.",
            "org.jspecify.annotations.");

    private final ClassLoader appliance;

    private PublishedLoader(ClassLoader appliance) {
        super(null);
        this.appliance = appliance;
    }

    public static PublishedLoader forRules() {
        return new PublishedLoader(PublishedLoader.class.getClassLoader());
    }

    static boolean published(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith)
                || inPackage(name, "java.lang.", JAVA_LANG)
                || inPackage(name, "java.lang.invoke.", JAVA_LANG_INVOKE)
                || inPackage(name, "java.io.", JAVA_IO)
                || name.startsWith("java.util.")
                        && name.indexOf('.', 10) < 0
                        && !NOT_FROM_JAVA_UTIL.contains(outer(name.substring(10)));
    }

    private static boolean inPackage(String name, String pack, Set<String> classes) {
        return name.startsWith(pack) && classes.contains(outer(name.substring(pack.length())));
    }

    private static String outer(String simpleName) {
        int nested = simpleName.indexOf('$');
        return nested > 0 ? simpleName.substring(0, nested) : simpleName;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!published(name)) {
            throw new ClassNotFoundException(name + " is not published to rules");
        }
        return appliance.loadClass(name);
    }

    private static boolean hidden(String resource) {
        return resource.endsWith(".class")
                && !published(resource.substring(0, resource.length() - ".class".length())
                        .replace('/', '.'));
    }

    @Override
    public @Nullable URL getResource(String name) {
        return hidden(name) ? null : appliance.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return hidden(name) ? Collections.emptyEnumeration() : appliance.getResources(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return hidden(name) ? null : appliance.getResourceAsStream(name);
    }
}
