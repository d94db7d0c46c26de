// Shows the document, and sends nothing: every request would have to be signed. The addresses are
// relative, so that the page works behind a gateway's prefix.
SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#description',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: [],
  validatorUrl: null,
});
