package throughline.connectors.edi.map;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import throughline.connectors.edi.map.MapFile.MapFault;

/** Direct calls of drafts' constructors and setters, as the compiler makes them of {@code OrderDraft::new} and {@code OrderDraft::setNumber}. */
final class Calls {

    /** Makes a draft. */
    interface Maker {

        Object make();
    }

    /** Gives a draft a value, or another draft. */
    interface Setter {

        void set(Object draft, Object value);
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final String map;

    /** @param map that faults name */
    Calls(String map) {
        this.map = map;
    }

    /** @throws MapFault when it cannot be made from nothing */
    Maker maker(Class<?> draft) {
        try {
            var constructor = LOOKUP.findConstructor(draft, methodType(void.class));
            var site = LambdaMetafactory.metafactory(
                    LOOKUP, "make", methodType(Maker.class), methodType(Object.class), constructor, methodType(draft));
            return (Maker) site.getTarget().invokeExact();
        } catch (ReflectiveOperationException e) {
            throw new MapFault(map, "%s cannot be made".formatted(draft.getSimpleName()));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** @throws MapFault when the draft has no such property */
    Setter setter(Class<?> draft, String property, Class<?> value) {
        var name = "set" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
        MethodType taken = methodType(void.class, draft, value);
        try {
            var method = LOOKUP.findVirtual(draft, name, methodType(void.class, value));
            var site = LambdaMetafactory.metafactory(
                    LOOKUP,
                    "set",
                    methodType(Setter.class),
                    methodType(void.class, Object.class, Object.class),
                    method,
                    taken);
            return (Setter) site.getTarget().invokeExact();
        } catch (ReflectiveOperationException e) {
            throw new MapFault(
                    map,
                    "%s has no property %s of type %s"
                            .formatted(draft.getSimpleName(), property, value.getSimpleName()));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a call could not be linked", e);
    }
}
