package throughline.console.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.model.lineage.MessageId;
import throughline.operations.exception.CaseId;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How identifiers look in answers: as the text people see. */
@Configuration(proxyBeanMethods = false)
public class ApiJson {

    @Bean
    JacksonModule identifiersAsText() {
        return new SimpleModule("throughline-console")
                .addSerializer(MessageId.class, ToStringSerializer.instance)
                .addSerializer(CaseId.class, ToStringSerializer.instance);
    }
}
