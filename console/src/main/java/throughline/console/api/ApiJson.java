package throughline.console.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.ledger.trail.Decision;
import throughline.model.lineage.MessageId;
import throughline.operations.exception.CaseId;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How identifiers and rules look in answers: as the text people see, and as JSON. */
@Configuration(proxyBeanMethods = false)
public class ApiJson {

    @Bean
    JacksonModule identifiersAsText() {
        return new SimpleModule("throughline-console")
                .addSerializer(MessageId.class, ToStringSerializer.instance)
                .addSerializer(CaseId.class, ToStringSerializer.instance)
                .setMixInAnnotation(Decision.class, FiringsAreJson.class);
    }

    /** The trail keeps the rules that spoke as JSON text; an answer holds them as JSON. */
    private interface FiringsAreJson {

        @JsonRawValue
        String firings();
    }
}
