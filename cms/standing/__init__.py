"""The pages the law and good manners ask of every site, as a beginning for its editors."""
