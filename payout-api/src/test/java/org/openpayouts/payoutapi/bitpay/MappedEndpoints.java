package org.openpayouts.payoutapi.bitpay;

import java.util.List;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The endpoints of the code as Spring maps them, without one of them being made. */
final class MappedEndpoints {
  private static final String EVERYWHERE = "org.openpayouts.payoutapi";
  private static final AnnotationBeanNameGenerator NAMES =
      FullyQualifiedAnnotationBeanNameGenerator.INSTANCE;

  private MappedEndpoints() {}

  static List<Endpoint> all() {
    try (var context = new GenericWebApplicationContext(new MockServletContext())) {
      var scanner = new ClassPathBeanDefinitionScanner(context, false);
      scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
      scanner.setBeanNameGenerator(NAMES);
      scanner.getBeanDefinitionDefaults().setLazyInit(true);
      scanner.scan(EVERYWHERE);
      context.registerBean(RequestMappingHandlerMapping.class);
      context.refresh();
      return Endpoint.all(context.getBean(RequestMappingHandlerMapping.class));
    }
  }
}
